using CooperationGraph.Tests.Clients;
using CooperationGraph.Tests.Neo4j;

namespace CooperationGraph.Tests.Support;

/// <summary>On a machine with the SDK alone nothing fails: what needs more is skipped, and no fixture stumbles.</summary>
public sealed class NeedsTests
{
    private static readonly Type[] Types = typeof(NeedsTests).Assembly.GetTypes();

    private static readonly Type[] Fixtures =
    [
        .. Types.SelectMany(type => type.GetInterfaces()).Where(each => each.IsGenericType && each.GetGenericTypeDefinition() is var kind && (kind == typeof(IClassFixture<>) || kind == typeof(ICollectionFixture<>)))
            .Select(each => each.GetGenericArguments()[0]).Concat(typeof(NeedsTests).Assembly.GetCustomAttributes(typeof(AssemblyFixtureAttribute), inherit: false).Select(each => ((AssemblyFixtureAttribute)each).AssemblyFixtureType)).Distinct(),
    ];

    [Fact]
    public async Task A_fixture_does_nothing_where_what_it_needs_is_missing()
    {
        Requires.PretendNothingIsThere();
        var needy = Fixtures.Where(fixture => NeedsAttribute.Of(fixture).Count > 0).ToList();
        Assert.NotEmpty(needy);
        foreach (var type in needy)
        {
            var failure = await Record.ExceptionAsync(async () =>
            {
                var fixture = Activator.CreateInstance(type);
                if (fixture is IAsyncLifetime begun) await begun.InitializeAsync();
                if (fixture is IAsyncDisposable ended) await ended.DisposeAsync();
                else (fixture as IDisposable)?.Dispose();
            });
            Assert.True(failure is null, $"{type}: {failure}");
        }
    }

    [Fact]
    public void A_class_needs_what_its_fixtures_and_fields_need()
    {
        Assert.Equal([Need.Neo4jTool], NeedsAttribute.Of(typeof(FaultTests)));
        Assert.Equal([Need.Neo4j], NeedsAttribute.Of(typeof(Neo4jGraphStoreTests)));
        Assert.Equal([Need.Neo4jTool], NeedsAttribute.Of(typeof(ImportTests)));
        Assert.Equal([Need.Node], NeedsAttribute.Of(typeof(ClientTests)));
        Assert.Empty(NeedsAttribute.Of(typeof(ReadmeTests)));
    }

    [Theory]
    [InlineData(Need.Redis)]
    [InlineData(Need.Neo4j)]
    [InlineData(Need.Neo4jTool)]
    [InlineData(Need.Node)]
    [InlineData(Need.Chromium)]
    [InlineData(Need.Fonts)]
    public void What_is_missing_says_what_to_do(Need need)
    {
        Requires.PretendNothingIsThere();
        Assert.NotEmpty(Requires.Missing(need)!);
    }
}
