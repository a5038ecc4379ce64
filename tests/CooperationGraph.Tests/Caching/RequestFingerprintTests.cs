using System.Buffers;
using System.Text;
using CooperationGraph.Server.Caching;

namespace CooperationGraph.Tests.Caching;

public sealed class RequestFingerprintTests
{
    [Fact]
    public void Equal_requests_have_one_and_others_have_another()
    {
        var @long = new string('x', 5000);
        (string Method, string Query, string Body)[] requests =
        [
            ("GET", "", ""), ("POST", "", ""), ("GET", "?a", ""), ("POST", "?a", ""), ("POST", "", "?a"), ("POST", "", "a"), ("POST", "", "aa"), ("POST", "", "a\0"), ("POST", "", "aaa"), ("POST", "?a", "a"),
            ("POST", "?", "aa"), ("POST", "?aa", ""), ("GET", "?" + @long, ""), ("POST", "?" + @long, ""), ("POST", "", @long), ("POST", "", @long + "x"), ("POST", "?a", @long), ("POST", "?" + @long, @long),
        ];
        var fingerprints = requests.Select(Of).ToList();
        Assert.Equal(requests.Length, fingerprints.Distinct().Count());
        Assert.Equal(fingerprints, requests.Select(Of));
        Assert.All(fingerprints, each => Assert.InRange(each.Length, 1, RequestFingerprint.MaxLength));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    public void A_body_in_parts_has_that_of_the_whole(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        var first = new Segment(bytes.AsMemory(0, length / 3));
        var last = first.Append(bytes.AsMemory(length / 3));
        Assert.Equal(RequestFingerprint.Of("", isPost: true, new(bytes)), RequestFingerprint.Of("", isPost: true, new(first, 0, last, last.Memory.Length)));
    }

    private static string Of((string Method, string Query, string Body) request) => RequestFingerprint.Of(request.Query, request.Method == "POST", new(Encoding.UTF8.GetBytes(request.Body)));

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory) => Memory = memory;

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
