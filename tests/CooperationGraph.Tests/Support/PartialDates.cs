// Beside the type, so that tests find them wherever they name it.
namespace CooperationGraph.Time;

/// <summary>Partial dates as tests write them.</summary>
internal static class PartialDates
{
    extension(PartialDate)
    {
        public static PartialDate OfYear(int year) => Read($"{year:D4}");

        public static PartialDate OfMonth(int year, int month) => Read($"{year:D4}-{month:D2}");

        private static PartialDate Read(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException($"'{text}' is no partial date.", nameof(text));
    }
}
