using System.Globalization;
using CooperationGraph.Resolvers;

namespace CooperationGraph.Server.Pages;

/// <summary>What an address may not say, told by the name of its parameter and with what may stand there. The query would name its own variables, which the reader of a page has not seen.</summary>
internal static class WrongChoice
{
    private const int ShownNames = 3;
    private const int ShownCharacters = 60;

    /// <summary>What is wrong with words of which each must be one of a list; nothing where all are.</summary>
    /// <param name="parameter">Its name in the address.</param>
    /// <param name="words">What may be chosen; told in small letters, as an address may write them.</param>
    public static IEnumerable<string> OfWords(string parameter, IEnumerable<string> given, IReadOnlyList<string> words) =>
        given.Except(words, StringComparer.OrdinalIgnoreCase).Select(word => $"'{word}' cannot be chosen for '{parameter}': write one of {string.Join(", ", words.Select(each => each.ToLowerInvariant()))}.");

    /// <summary>What is wrong with parameters that there are not.</summary>
    /// <param name="unknown">At least one; the first few are named.</param>
    /// <param name="names">Those that there are.</param>
    public static string OfNames(IReadOnlyList<string> unknown, IReadOnlyList<string> names) =>
        $"{string.Join(", ", unknown.Take(ShownNames).Select(name => $"'{Beginning.Of(name, ShownCharacters)}'"))}{(unknown.Count > ShownNames ? $" and {unknown.Count - ShownNames} more" : "")} {(unknown.Count == 1 ? "means" : "mean")} nothing in this address: {(names.Count == 0 ? "nothing can be chosen here" : $"choose by {string.Join(", ", names)}")}.";

    /// <summary>What is wrong with a day; nothing where it is one, or is not given.</summary>
    public static IEnumerable<string> OfDay(string parameter, string? given) =>
        given is null || DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? [] : [$"'{given}' is no day for '{parameter}': write it as 2023-05-11."];
}
