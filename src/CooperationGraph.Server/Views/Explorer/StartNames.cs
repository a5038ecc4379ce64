using CooperationGraph.Graph;
using CooperationGraph.Resolvers;
using CooperationGraph.Search;
using CooperationGraph.Server.Pages;

namespace CooperationGraph.Server.Views.Explorer;

/// <summary>Names in the place of ids: whoever types an address or a form knows those.</summary>
internal static class StartNames
{
    private const int Named = 5;

    /// <returns>The choice with an id for each name that one node alone has, and what is wrong with the others.</returns>
    public static async Task<(ExploreChoice Choice, IReadOnlyList<string> Errors)> ResolveAsync(HttpContext http, ExploreChoice choice)
    {
        List<string> errors = [];
        List<string> ids = [];
        foreach (var name in choice.Ids)
            if (await IdOfAsync(name) is { } id) ids.Add(id);
        return (choice with { Ids = [.. ids.Distinct()], To = choice.To is { } to ? await IdOfAsync(to) : null }, errors);

        async Task<string?> IdOfAsync(string text)
        {
            if (GraphModel.LabelOf(text) is not null) return text;
            var query = await PageQuery.RunAsync(http, "search", new { text });
            if (!query.HasData) return Refuse(string.Join(' ', query.Errors));
            var found = query.Data.GetProperty("search").List("edges").ToList();
            var exact = found.TakeWhile(edge => edge.GetProperty("matched").Is("how", MatchKind.Code) || edge.GetProperty("matched").Is("how", MatchKind.Name)).ToList();
            if (exact.Count == 1) return exact[0].Text("node", "id");
            var near = string.Join(", ", (exact.Count > 0 ? exact : found).Take(Named).Select(edge => $"{Words.NameOf(edge.GetProperty("node"))} ({edge.Text("node", "id")})"));
            return Refuse(exact.Count > 1 ? $"Several nodes are called '{Shown(text)}': {near}. Give the id of one." : $"No node is called '{Shown(text)}'.{(near.Length > 0 ? $" Near ones: {near}." : "")}");
        }

        string? Refuse(string error)
        {
            errors.Add(error);
            return null;
        }
    }

    private static string Shown(string text) => Beginning.Of(text, SearchChoice.MaxLength);
}
