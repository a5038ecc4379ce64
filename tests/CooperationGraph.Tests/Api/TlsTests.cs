using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CooperationGraph.Tests.Support;

namespace CooperationGraph.Tests.Api;

/// <summary>The server with a certificate, as <c>/docs/operate</c> says.</summary>
public sealed class TlsTests
{
    [Fact]
    public async Task Over_TLS_the_server_speaks_HTTP_2_to_those_who_can_and_compresses()
    {
        using var folder = new TemporaryFolder();
        var (certificate, key) = (Path.Combine(folder.Path, "certificate.pem"), Path.Combine(folder.Path, "key.pem"));
        using var secret = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        using var issued = new CertificateRequest("CN=test", secret, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } }.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(certificate, issued.ExportCertificatePem());
        await File.WriteAllTextAsync(key, secret.ExportPkcs8PrivateKeyPem());
        await using var server = new ServerProcess("https", ("Kestrel__Certificates__Default__Path", certificate), ("Kestrel__Certificates__Default__KeyPath", key));
        await server.InitializeAsync();

        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { issued }, RevocationMode = X509RevocationMode.NoCheck };
        using var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } };
        using var http = new HttpClient(handler) { BaseAddress = new(server.Url) };
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Headers = { { "Accept-Encoding", "br" } } };
            var response = await http.SendAsync(request);
            Assert.Equal((HttpStatusCode.OK, version), (response.StatusCode, response.Version));
            Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        }
    }
}
