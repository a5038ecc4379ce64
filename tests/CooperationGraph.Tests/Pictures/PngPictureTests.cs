using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using CooperationGraph.Server.Pictures;
using CooperationGraph.Server.Views;
using CooperationGraph.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using SkiaSharp;

namespace CooperationGraph.Tests.Pictures;

[Needs(Need.Fonts)]
public sealed class PngPictureTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [Fact]
    public async Task It_is_twice_as_large_as_the_SVG_that_it_is_drawn_from_and_tells_of_itself()
    {
        const string choice = "?country=KAZ&with=CHN&kind=agreements&asOf=2023-05-11";
        var svg = XElement.Parse(await server.Http.GetStringAsync("/timeline.svg" + choice));
        var response = await server.Http.GetAsync("/timeline.png" + choice);
        Assert.Equal("image/png", response.Content.Headers.ContentType!.ToString());
        var png = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(Signature, png[..8]);
        using var bitmap = SKBitmap.Decode(png);
        Assert.Equal(((int)(2 * (double)svg.Attribute("width")!), (int)(2 * (double)svg.Attribute("height")!)), (bitmap.Width, bitmap.Height));
        var texts = TextsOf(png).ToDictionary();
        Assert.Equal(svg.Element(XName.Get("title", SvgWriter.Namespace))!.Value, texts["Title"]);
        Assert.Equal("2023-05-11", texts["Creation Time"]);
        Assert.Contains(RealSeed.Dataset.Revision, texts["Software"], StringComparison.Ordinal);
        Assert.EndsWith("/timeline?country=KAZ&with=CHN&asOf=2023-05-11&kind=agreements", texts["Source"], StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_is_drawn_character_by_character()
    {
        // Boxes for what no font has would be the same.
        var (one, other, none) = (Pixels("中"), Pixels("哈"), Pixels(""));
        Assert.NotEqual(one, none);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void What_no_font_has_is_left_out_and_told()
    {
        var png = PngPicture.Of(SvgOf("a\uE123b"), []);
        Assert.Equal([new Rune(0xE123)], png.Missing);
        Assert.Equal(Pixels("ab"), PixelsOf(png.Bytes));
        Assert.Empty(PngPicture.Of(SvgOf("a 哈萨克斯坦 Казахстан\u200B"), []).Missing);
    }

    [Fact]
    public void A_picture_that_is_too_large_is_drawn_smaller()
    {
        var png = PngPicture.Of(SvgOf("x", width: 1600, height: 12000), []);
        using var bitmap = SKBitmap.Decode(png.Bytes);
        Assert.InRange((long)bitmap.Width * bitmap.Height, PngPicture.MostPixels * 9 / 10, PngPicture.MostPixels);
        Assert.Equal(7.5, (double)bitmap.Height / bitmap.Width, 0.05);
    }

    [Fact]
    public async Task The_second_time_it_is_the_same()
    {
        var first = await server.Http.GetAsync("/map.png?asOf=2020-01-01&width=320");
        var second = await server.Http.GetAsync("/map.png?asOf=2020-01-01&width=320");
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Whoever_would_wait_too_long_is_refused_and_what_was_drawn_is_there_for_the_next()
    {
        using var pictures = new PngPictures(NullLogger<PngPictures>.Instance, waiting: TimeSpan.Zero);
        // One that takes long enough to be still drawn when the next asks.
        var (large, other) = (SvgOf("x", width: 1600, height: 12000), SvgOf("y"));
        var first = pictures.OfAsync(large, [], TestContext.Current.CancellationToken);
        Assert.Null(await pictures.OfAsync(other, [], TestContext.Current.CancellationToken));
        var drawn = await first;
        Assert.NotNull(drawn);
        Assert.Same(drawn, await pictures.OfAsync(large, [], TestContext.Current.CancellationToken));
        Assert.NotNull(await pictures.OfAsync(other, [], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_machine_without_fonts_serves_all_else_and_says_what_is_missing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Fonts are found by fontconfig on Linux alone.");
        using var folder = new TemporaryFolder();
        var settings = Path.Combine(folder.Path, "fonts.conf");
        await File.WriteAllTextAsync(settings, "<fontconfig></fontconfig>", TestContext.Current.CancellationToken);
        var bare = new ServerProcess(("FONTCONFIG_FILE", settings));
        await using (bare)
        {
            await bare.InitializeAsync();
            using var http = new HttpClient();
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(bare.Url + "/map.svg")).StatusCode);
            var response = await http.GetAsync(bare.Url + "/map.png?asOf=2020-01-01");
            Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
            var told = await response.Content.ReadAsStringAsync();
            Assert.Contains("fonts-noto-cjk", told, StringComparison.Ordinal);
            Assert.Contains("/map.svg?asOf=2020-01-01", told, StringComparison.Ordinal);
        }
    }

    private static string SvgOf(string text, int width = 60, int height = 30) => $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" font-family=\"{PictureStyle.Fonts}\"><text x=\"5\" y=\"20\" font-size=\"16\">{text}</text></svg>";

    private static byte[] Pixels(string text) => PixelsOf(PngPicture.Of(SvgOf(text), []).Bytes);

    private static byte[] PixelsOf(byte[] png)
    {
        using var bitmap = SKBitmap.Decode(png);
        return bitmap.Bytes;
    }

    // Each chunk: length, type, content, checksum.
    private static IEnumerable<(string, string)> TextsOf(byte[] png)
    {
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var chunk = png.AsSpan(at + 4, 4 + length).ToArray();
            Assert.Equal(ChecksumOf(chunk), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            if (Encoding.ASCII.GetString(chunk, 0, 4) == "iTXt")
            {
                var keyword = Array.IndexOf(chunk, (byte)0);
                Assert.Equal([0, 0, 0, 0, 0], chunk[keyword..(keyword + 5)]);
                yield return (Encoding.Latin1.GetString(chunk, 4, keyword - 4), Encoding.UTF8.GetString(chunk, keyword + 5, chunk.Length - keyword - 5));
            }

            at += 12 + length;
        }
    }

    // gzip ends with the same checksum of what it holds, and its length.
    private static uint ChecksumOf(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true)) gzip.Write(content);
        return BinaryPrimitives.ReadUInt32LittleEndian(packed.ToArray().AsSpan(^8));
    }
}
