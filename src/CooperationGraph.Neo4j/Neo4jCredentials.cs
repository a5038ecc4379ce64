using System.Net.Http.Headers;
using System.Text;

namespace CooperationGraph.Neo4j;

/// <summary>
/// Who the service is to the database. A password that stands in a file is read anew when <see cref="Refresh"/> is called, so that it can be changed while the
/// service runs. Safe for concurrent use.
/// </summary>
public sealed class Neo4jCredentials
{
    private readonly Neo4jOptions _options;
    private volatile Known _known;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public Neo4jCredentials(Neo4jOptions options)
    {
        _options = options;
        _known = Of(options, options.PasswordFile is { } file ? Read(options, file) : options.Password);
    }

    /// <summary>The header that says it.</summary>
    public AuthenticationHeaderValue Header => _known.Header;

    public string Password => _known.Password;

    /// <summary>Reads the file again, if the password stands in one.</summary>
    /// <returns>Whether there is another password than before. A file that cannot be read, as for a moment while it is replaced, changes nothing.</returns>
    public bool Refresh()
    {
        if (_options.PasswordFile is not { } file) return false;
        try
        {
            var password = Read(_options, file);
            if (password == _known.Password) return false;
            _known = Of(_options, password);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Neo4j's own image takes "user/password" from a file (NEO4J_AUTH_FILE): one file may serve both.
    private static string Read(Neo4jOptions options, string file)
    {
        var text = File.ReadAllText(file).TrimEnd('\r', '\n');
        return text.StartsWith(options.User + "/", StringComparison.Ordinal) ? text[(options.User.Length + 1)..] : text;
    }

    private static Known Of(Neo4jOptions options, string password) => new(password, new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{password}"))));

    private sealed record Known(string Password, AuthenticationHeaderValue Header);
}
