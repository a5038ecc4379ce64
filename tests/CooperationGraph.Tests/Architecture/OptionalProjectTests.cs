using System.Xml.Linq;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Architecture;

/// <summary>The projects that need packages which the default build leaves out: they are not built here, so what can be said of them without is.</summary>
public sealed class OptionalProjectTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(RealSeed.Folder, ".."));
    private static readonly string Folder = Path.Combine(Root, "src", "Optional");

    public static TheoryData<string> Projects => [.. Directory.EnumerateFiles(Folder, "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void What_an_optional_project_references_is_there(string project)
    {
        var file = Path.Combine(Folder, project);
        var elements = XDocument.Load(file).Descendants().ToList();
        Assert.All(Included(elements, "ProjectReference"), reference => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, reference)), reference));
        Assert.Empty(Included(elements, "PackageReference").Except(Included([.. Versions(Root), .. Versions(Folder)], "PackageVersion")));
    }

    [Fact]
    public void The_optional_solution_has_all_of_them_and_the_default_one_has_none()
    {
        var (optional, usual) = (File.ReadAllText(Path.Combine(Folder, "CooperationGraph.Optional.sln")), File.ReadAllText(Path.Combine(Root, "CooperationGraph.sln")));
        Assert.NotEmpty(Projects);
        Assert.All(Projects, project => Assert.Contains(project.Data.Replace('/', '\\'), optional, StringComparison.Ordinal));
        Assert.DoesNotContain("Optional", usual, StringComparison.Ordinal);
    }

    private static IEnumerable<XElement> Versions(string folder) => XDocument.Load(Path.Combine(folder, "Directory.Packages.props")).Descendants();

    private static List<string> Included(IEnumerable<XElement> elements, string name) => [.. elements.Where(element => element.Name.LocalName == name).Select(element => element.Attribute("Include")!.Value)];
}
