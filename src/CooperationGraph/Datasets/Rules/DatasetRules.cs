namespace CooperationGraph.Datasets.Rules;

/// <summary>Every rule, in the order in which they run.</summary>
public static class DatasetRules
{
    public static IReadOnlyList<IDatasetRule> All { get; } =
    [
        new StrayWhiteSpaceRule(), new NotNfcRule(), new CellTooLongRule(), new AbsolutePathRule(), new FormulaRule(), new MissingValueRule(),
        new CellValueRule(), new InvalidIdRule(), new DuplicateKeyRule(), new ReferenceRule(), new DatesOutOfOrderRule(), new OverlappingMembershipsRule(), new RepeatedPartyRule(),
        new RowWithoutClaimRule(), new ClaimFieldRule(), new PreferredClaimRule(), new CycleRule(), new UnverifiedFieldsRule(), new UnusedSourceRule(),
    ];
}
