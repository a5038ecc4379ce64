using System.Text;
using CooperationGraph.Datasets;
using CooperationGraph.Graph;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Datasets;

/// <summary>
/// Folders that are broken at random: each is read to its end, with notices that say where, and no rule fails. The same ones each time, so that a change answers for
/// what it changes alone; others with <c>FUZZ_SEED</c>.
/// </summary>
public sealed class SeedFuzzTests
{
    private const int Rounds = 400;

    private static readonly string[] Pieces =
    [
        "", " ", ",", ",,,", "\"", "\"\"", "\n", "\r\n", "\r", ";", "\t", "#", "\u00A0", "\u200B", "\u202E", "\uFEFF", "\uFFFE", "\uFFFF", "\uFFFD", "\0", "e\u0301", "👩\u200D🌾", "\U0010FFFF", "=1+1", "TRUE", "RANGE", "1e9",
        "99999999999999999999999999999", "-0", "0001", "9999-12-31", "1992?", "../9999", "0001/..", "99XX", "1992~/1993-02%", "03/09/2001", "agreement:bit", "agreement:..", "country:", ":", "sector:oil;sector:energy", "PARTY_TO", "REPLACED_BY", "PREFERRED", "DENIES", "id", "from,to", new('x', 40_000),
    ];

    [Fact]
    public void Whatever_stands_in_a_folder_is_read_to_its_end()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), out var given) ? given : 1;
        var random = new Random(seed);
        using var copy = new SeedCopy();
        copy.Write();
        var files = GraphModel.Table.Owners.ToDictionary(owner => owner.File, owner => File.ReadAllBytes(Path.Combine(copy.Folder, owner.File)));
        for (var round = 0; round < Rounds; round++)
        {
            var changed = Enumerable.Range(0, random.Next(1, 4)).Select(_ => files.Keys.ElementAt(random.Next(files.Count))).Distinct().ToList();
            foreach (var file in changed) File.WriteAllBytes(Path.Combine(copy.Folder, file), Break(files[file], random));
            var result = DatasetReader.Read(copy.Folder);
            Assert.True(!result.Notices.Counts.ContainsKey("internal_error"), $"seed {seed}, round {round}: {string.Join('\n', result.Notices.Kept.Select(notice => notice.ToLine()))}");
            Assert.Equal(result.Notices.HasErrors, result.Dataset is null);
            foreach (var file in changed) File.WriteAllBytes(Path.Combine(copy.Folder, file), files[file]);
        }
    }

    private static byte[] Break(byte[] file, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(file.Length + 1);
            var cut = Math.Min(file.Length - at, random.Next(4) == 0 ? random.Next(40) : 0);
            byte[] piece = random.Next(8) == 0 ? [(byte)random.Next(256)] : Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]);
            file = [.. file.AsSpan(0, at), .. piece, .. file.AsSpan(at + cut)];
        }

        return file;
    }
}
