using System.Text.Json;
using CooperationGraph.Api.Filters;
using CooperationGraph.Claims;
using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Stores;
using CooperationGraph.Time;

namespace CooperationGraph.Api;

/// <summary>
/// Registers the resolvers of a type whose objects are nodes of one label. Fields that are columns need no more than their names: the
/// graph model says what they hold.
/// </summary>
internal sealed class NodeType
{
    private readonly TypeResolvers<GraphNode> _resolvers;
    private readonly NodeLabel _label;
    private readonly string _name;

    public NodeType(ResolverTable table, NodeLabel label, string? name = null)
    {
        _label = label;
        _name = name ?? label.Name;
        _resolvers = table.For<GraphNode>(_name);
    }

    /// <summary>Every column of a label, by its name in camel case, for one that has no resolvers of its own.</summary>
    public static void RegisterAll(ResolverTable table, ModelTable model, NodeLabel label)
    {
        var type = label.Cited ? new NodeType(table, label).Cited() : new NodeType(table, label).Id();
        var name = label.CalledBy is { } caption && caption.Name.EndsWith("_en", StringComparison.Ordinal) ? caption.Name[..^3] : null;
        if (name is not null) type.Localized(name, name);
        foreach (var property in label.Properties.Where(property => property.Name != "unverified" && (name is null || !property.Name.StartsWith(name + "_", StringComparison.Ordinal))))
            type.Column(FieldOf(property.Name), property);
        foreach (var column in model.ColumnsOf(label)) type.One(FieldOf(column.Column!), column, Direction.Outgoing);

        static string FieldOf(string column) => JsonNamingPolicy.CamelCase.ConvertName(string.Concat(column.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
    }

    /// <summary>The fields of the interface Node.</summary>
    public NodeType Id()
    {
        _resolvers
            .Text("id", node => node.Id, new WrittenColumn(_label, property: null))
            .Text("label", node => node.Label.Name)
            .TextFor("displayName", async context => await DisplayName.InAsync(context));
        return this;
    }

    /// <summary>Fields whose names are columns' names in camel case.</summary>
    public NodeType Columns(params string[] fields)
    {
        foreach (var field in fields)
        {
            var column = JsonNamingPolicy.SnakeCaseLower.ConvertName(field);
            Column(field, _label.Find(column) ?? throw new ArgumentException($"{_label} has no column '{column}'.", nameof(fields)));
        }

        return this;
    }

    public NodeType Column(string field, Property property)
    {
        // The words of an enum are written as fast.
        var written = property.Kind == PropertyKind.Enumerated ? null : new WrittenColumn(_label, property);
        _ = property switch
        {
            Property<string> text => _resolvers.Text(field, node => node.Get(text), written),
            Property<string[]> list => _resolvers.TextList(field, node => node.Get(list), written),
            Property<PartialDate> date => _resolvers.Formatted(field, node => node.Get(date), written),
            Property<decimal> number => _resolvers.Number(field, node => node.Get(number), written),
            Property<bool> flag => _resolvers.Boolean(field, node => node.Is(flag)),
            _ => throw new ArgumentException($"No resolver for the kind {property.Kind}.", nameof(property)),
        };
        return this;
    }

    /// <summary>A name or title in the language asked for, of an alias where no column has it; else the English one.</summary>
    /// <param name="column">The columns' common beginning: <c>name</c> for <c>name_en</c> and <c>name_zh</c>.</param>
    public NodeType Localized(string field, string column)
    {
        var english = (Property<string>)_label.Find(column + "_en")!;
        var inEnglish = Leaf.Text<GraphNode>(node => node.Get(english), new WrittenColumn(_label, english));
        _resolvers.LeafFor(field, LeafForm.Text, context =>
        {
            var language = context.Arguments.Text("language")!;
            var translated = ColumnIn(column, language);
            return translated == english ? new(inEnglish) : InLanguageAsync(context, translated, language);
        });
        return this;

        async ValueTask<Leaf> InLanguageAsync(FieldContext context, Property<string>? translated, string language)
        {
            if (!Graph.Links.AliasOf.LeadsTo(_label)) return Leaf.Text<GraphNode>(node => (translated is null ? null : node.Get(translated)) ?? node.Get(english));
            var translations = await ((ApiContext)context.Request).Graph.GetTranslationsAsync(CancellationToken.None);
            return Leaf.Text<GraphNode>(node => (translated is null ? null : node.Get(translated)) ?? translations.Of(node, language) ?? node.Get(english));
        }
    }

    /// <summary>A name or title in the language asked for, of a column alone; null where there is none.</summary>
    /// <inheritdoc cref="Localized"/>
    public NodeType InColumns(string field, string column)
    {
        _resolvers.TextFor(field, context => ColumnIn(column, context.Arguments.Text("language")!) is { } translated ? node => node.Get(translated) : _ => null);
        return this;
    }

    private Property<string>? ColumnIn(string column, string language) => _label.Find($"{column}_{language.ToLowerInvariant()}") as Property<string>;

    public NodeType Names(string field, string column)
    {
        var columns = Vocabulary.WordsOf<Language>().Select(language => (Language: language, Property: Find(language), Source: Find(language, "_source"))).Where(each => each.Property is not null).ToList();
        _resolvers.Batch(field, batch => new(BatchAnswer.Lists([.. batch.Nodes().Select(node => columns.FindAll(each => node.Get(each.Property!) is not null)
            .ConvertAll(each => new LocalizedName(each.Language, node.Get(each.Property!)!, each.Source is null ? null : node.Get(each.Source))))])));

        return this;

        Property<string>? Find(string language, string part = "") => _label.Find($"{column}_{language.ToLowerInvariant()}{part}") as Property<string>;
    }

    public NodeType One(string field, RelationshipType type, Direction direction)
    {
        _resolvers.Batch(field, batch => batch.OneAsync(type, direction));
        return this;
    }

    public NodeType Many(string field, RelationshipType type, Direction direction, NodeLabel? label = null)
    {
        _resolvers.Batch(field, batch => batch.ManyAsync(type, direction, label));
        return this;
    }

    /// <summary>The relationships themselves, for fields that show their properties.</summary>
    public NodeType Links(string field, RelationshipType type, Direction direction)
    {
        _resolvers.Batch(field, batch => Link.ManyAsync(batch, type, direction));
        return this;
    }

    /// <summary>A page of the neighbours of one label.</summary>
    public NodeType Connection(string field, RelationshipType type, Direction direction, NodeLabel label)
    {
        _resolvers.Batch(field, async batch =>
        {
            var order = Orders.Read(batch.Arguments, label);
            var nodes = batch.Nodes();
            var list = PagedList.Of(batch, $"{_name}.{field}", order);
            var lists = Array.ConvertAll(nodes, list.Of);
            var (page, errors) = PageArguments.Read(batch, lists);
            var condition = await FilterReading.ReadAsync(label, batch);
            var pages = await batch.Store().FindNeighboursAsync(nodes, type, direction, label, condition, order, page, batch.CancellationToken);
            var answer = BatchAnswer.Values([.. pages.Select((each, i) => Api.Connection.Of(each, lists[i]))]);
            return errors is null ? answer : answer.WithErrors(errors);
        });
        return this;
    }

    public NodeType Field(string field, BatchResolver resolver)
    {
        _resolvers.Batch(field, resolver);
        return this;
    }

    /// <summary>The fields of the interface Cited.</summary>
    public NodeType Cited()
    {
        Id();
        _resolvers
            .Batch("citations", async batch =>
            {
                var field = batch.Arguments.Text("field");
                return BatchAnswer.Lists([.. (await batch.Api().ClaimsAsync(batch)).Select(each => field is null ? each.Citations : each.CitationsOf(field))]);
            })
            .Batch("conflicts", async batch =>
            {
                // Who is denied to be party concerns the agreement as well.
                var denied = await batch.Api().Graph.GetDeniedRelationshipsAsync(batch.CancellationToken);
                return BatchAnswer.Lists([.. (await batch.Api().ClaimsAsync(batch)).Select(each => (IReadOnlyList<Conflict>)[.. each.Conflicts, .. denied.To(each.Subject.Id)])]);
            })
            .Batch("claims", async batch =>
            {
                var field = batch.Arguments.Text("field");
                return BatchAnswer.Lists([.. (await batch.Api().ClaimsAsync(batch)).Select(each => each.All.Where(claim => field is null || claim.Field == field).Select(claim => claim.Claim).ToList())]);
            });
        return Column("unverified", _label.Find("unverified")!);
    }
}

internal sealed record LocalizedName(string Language, string Text, string? Source);
