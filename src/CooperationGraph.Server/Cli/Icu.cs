using System.Runtime.InteropServices;

namespace CooperationGraph.Server.Cli;

/// <summary>
/// Whether text is composed (NFC) on this machine, as the dataset's fingerprint and every search need it: .NET does it by ICU. Where ICU is missing .NET
/// ends the process at its first look at a culture, and where it is switched off it leaves text as it is, so that the same folder had another revision.
/// </summary>
internal static class Icu
{
    private const string Library = "libSystem.Globalization.Native";

    /// <summary>What is missing and what to do, in one line; null where all is well. To be asked before anything else, for it must come before .NET's own look.</summary>
    public static string? Problem()
    {
        var missing = IsMissing();
        // Else nothing could be told.
        if (missing) AppContext.SetSwitch("System.Globalization.Invariant", true);
        if ("e\u0301".Normalize() == "\u00E9") return null;
        return missing
            ? "ICU is missing, and without it the same data would have another revision. Install it: apt-get install libicu-dev (Debian, Ubuntu), apk add icu-libs (Alpine), dnf install libicu (Fedora)."
            : "ICU is switched off, and without it the same data would have another revision. Remove DOTNET_SYSTEM_GLOBALIZATION_INVARIANT from the environment, or System.Globalization.Invariant from the runtime's configuration.";
    }

    // The runtime's own way to find it: 0 where there is none. On Windows, and in a runtime without this function, it finds one or tells so itself.
    private static bool IsMissing()
    {
        if (OperatingSystem.IsWindows()) return false;
        try
        {
            return LoadICU() == 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    // Generated marshalling would need unsafe code, and there is nothing to marshal.
#pragma warning disable SYSLIB1054
    [DllImport(Library, EntryPoint = "GlobalizationNative_LoadICU"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LoadICU();
#pragma warning restore SYSLIB1054
}
