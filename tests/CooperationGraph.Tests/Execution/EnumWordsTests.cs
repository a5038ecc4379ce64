using System.Text;
using CooperationGraph.Execution.Output;

namespace CooperationGraph.Tests.Execution;

public sealed class EnumWordsTests
{
    private readonly List<string> _words = [.. Enumerable.Range(0, 40).Select(i => $"WORD_{i}")];

    [Fact]
    public void A_word_is_written_in_quotes_whichever_text_it_comes_in()
    {
        var words = new EnumWords(_words);
        for (var time = 0; time < 2; time++)
            Assert.All(_words, word =>
            {
                Assert.Equal($"\"{word}\"", Encoding.UTF8.GetString(words.Of(word)));
                Assert.Equal($"\"{word}\"", Encoding.UTF8.GetString(words.Of(new string(word.AsSpan()))));
            });
    }

    [Fact]
    public void What_is_no_word_is_refused_each_time()
    {
        var words = new EnumWords(_words);
        for (var time = 0; time < 2; time++) Assert.Contains("'WORD_40'", Assert.Throws<InvalidOperationException>(() => words.Of("WORD_40")).Message, StringComparison.Ordinal);
    }
}
