using System.CommandLine;
using CooperationGraph.Server.Hosting;

namespace CooperationGraph.Server.Cli;

/// <summary>An option for each setting that a command heeds.</summary>
internal sealed class SettingOptions
{
    private readonly List<(string Name, Option<string> Option)> _options;

    /// <param name="prefixes">The beginnings of the names; all settings where none is given, but for <c>Urls</c>, which has an option of its own.</param>
    public SettingOptions(Command command, params string[] prefixes)
    {
        var settings = Settings.All.Where(setting => prefixes.Length == 0 ? setting.Name != "Urls" : prefixes.Any(prefix => setting.Name.StartsWith(prefix, StringComparison.Ordinal)));
        _options = [.. settings.Select(setting => (setting.Name, new Option<string>("--" + setting.Name) { Description = $"{setting.Description}{(setting.Default.Length > 0 ? $" [default: {setting.Default}]" : "")}" }))];
        foreach (var (_, option) in _options) command.Options.Add(option);
    }

    /// <exception cref="InvalidSettingException">A setting of the environment is none of the service's.</exception>
    public IConfiguration Read(ParseResult parsed) =>
        Settings.Read(_options.Where(each => parsed.GetResult(each.Option) is { Implicit: false }).Select(each => KeyValuePair.Create(each.Name, parsed.GetValue(each.Option))));
}
