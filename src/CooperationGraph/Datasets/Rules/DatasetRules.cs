namespace CooperationGraph.Datasets.Rules;

/// <summary>Every rule, in the order in which they run.</summary>
public static class DatasetRules
{
    /// <param name="today">For warnings about what lies in the future; no rule refuses a row by it.</param>
    public static IReadOnlyList<IDatasetRule> On(DateOnly today) =>
    [
        new CharacterRule(), new CellTooLongRule(), new SpreadsheetErrorRule(), new PlaceholderRule(), new ShortenedNumberRule(), new GarbledTextRule(), new AbsolutePathRule(), new FormulaRule(), new MissingValueRule(),
        new CellValueRule(), new InvalidIdRule(), new DuplicateKeyRule(), new SimilarIdRule(), new CodeRule(), new ReferenceRule(),
        new DatesOutOfOrderRule(), new ImplausibleDateRule(today), new RangeRule(), new NumberBoundsRule(), new CurrencyRule(), new BaseYearRule(), new OverlappingMembershipsRule(), new MemberDissolvedRule(), new RepeatedPartyRule(), new PartyDatesRule(), new RecordedStatusRule(), new TerminationRule(), new SuccessionRule(),
        new RowWithoutClaimRule(), new ClaimFieldRule(), new RepeatedClaimRule(), new PreferredClaimRule(), new CycleRule(), new UnverifiedFieldsRule(), new UnusedSourceRule(),
    ];
}
