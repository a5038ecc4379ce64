using System.Buffers;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CooperationGraph.Server.Caching;

/// <summary>What an answer is kept under: format, build, revision, and the hash of what was asked.</summary>
internal static class AnswerKey
{
    private static readonly JsonWriterOptions Compact = new() { Indented = false };

    // Another build may answer otherwise: two that stand side by side during an update do not read each other's answers.
    private static readonly string Prefix = $"cooperation-graph:{AnswerFormat.Version}:{Build()}:";

    /// <summary>A hash of 64 hexadecimal digits: the same for requests that ask the same.</summary>
    /// <param name="operation">The document in one spelling.</param>
    /// <param name="variables">A JSON object; null for none.</param>
    public static string HashOf(string operation, string? operationName, JsonElement? variables)
    {
        var bytes = new ArrayBufferWriter<byte>(operation.Length + 256);
        using (var json = new Utf8JsonWriter(bytes, Compact))
        {
            // A JSON array of the three, so that no part can pass for another.
            json.WriteStartArray();
            json.WriteStringValue(operation);
            json.WriteStringValue(operationName ?? "");
            if (variables is { ValueKind: JsonValueKind.Object } given) Write(json, given);
            else Write(json, JsonElement.Parse("{}"));
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    public static string Of(string import, string hash) => $"{Prefix}{import}:{hash}";

    // Names sorted, numbers as they are written: 1 and 1.0 are not the same to every type.
    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(json, item);
                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    // What can change an answer: the executable and what it is built with of this project. Not what happens to be loaded by now.
    internal static IReadOnlyList<Assembly> Parts()
    {
        List<Assembly> parts = [typeof(AnswerKey).Assembly];
        for (var i = 0; i < parts.Count; i++)
            foreach (var name in parts[i].GetReferencedAssemblies())
                if (name.Name!.StartsWith("CooperationGraph", StringComparison.Ordinal) && !parts.Exists(part => part.GetName().Name == name.Name)) parts.Add(Assembly.Load(name));
        return parts;
    }

    private static string Build()
    {
        // The compiler is deterministic: the same sources have the same identifiers on every machine and in every folder.
        var modules = Parts().Select(part => part.ManifestModule.ModuleVersionId.ToString()).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(modules)))[..4]);
    }
}
