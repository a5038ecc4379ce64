using System.Collections.Frozen;
using CooperationGraph.Graph;

namespace CooperationGraph.Server.Pictures;

/// <summary>How a state of the coverage matrix is drawn: never by colour alone, but by a pattern on a map and a sign in a table as well.</summary>
/// <param name="Class">The class of what has its colour, and the id of its pattern.</param>
/// <param name="Sign">The sign of the tables on the pages.</param>
/// <param name="Light">The colour on white; text in black is read on it.</param>
/// <param name="Dark">The colour on black; text in white is read on it.</param>
/// <param name="Lines">The path of the pattern's lines in a tile of 6 × 6; empty for a plain area.</param>
internal sealed record StateMark(CoverageState State, string Class, string Sign, string Light, string Dark, string Lines)
{
    public const double Tile = 6;

    private const string Diagonal = "M-1,1l2,-2M0,6l6,-6M5,7l2,-2";
    private const string OtherDiagonal = "M-1,5l2,2M0,0l6,6M5,-1l2,2";

    /// <summary>In the order of the legend.</summary>
    public static IReadOnlyList<StateMark> All { get; } =
    [
        Of(CoverageState.InForce, "●", "#4cae74", "#1f7a45", ""),
        Of(CoverageState.ProvisionallyApplied, "◕", "#6cc4b3", "#1d6f63", "M0,3h6M3,0v6"),
        Of(CoverageState.Signed, "◐", "#7fb8d6", "#2b6a8c", Diagonal),
        Of(CoverageState.Stated, "○", "#c3b2ea", "#5d4a96", "M1,1h2M4,4h2"),
        Of(CoverageState.Suspended, "‖", "#dcb98a", "#7a5320", "M2,0v6M4,0v6"),
        Of(CoverageState.Disputed, "≠", "#f2bd4b", "#8a6400", Diagonal + OtherDiagonal),
        Of(CoverageState.Unknown, "?", "#d9d3c3", "#565043", "M1,1h1M4,4h1"),
        Of(CoverageState.Ended, "✕", "#e29a8f", "#8a3c33", "M0,1.5h6M0,4.5h6"),
        Of(CoverageState.NoneKnown, "–", "#dcdcdc", "#42464c", ""),
        Of(CoverageState.NotChecked, "?", "#f6f6f6", "#24272c", OtherDiagonal),
    ];

    private static readonly FrozenDictionary<CoverageState, StateMark> ByState = All.ToFrozenDictionary(mark => mark.State);

    /// <summary>What an area of the state is filled with.</summary>
    public string Fill => $"url(#{Class})";

    public static StateMark Of(CoverageState state) => ByState[state];

    private static StateMark Of(CoverageState state, string sign, string light, string dark, string lines) => new(state, "p-" + state.Word().ToLowerInvariant(), sign, light, dark, lines);
}
