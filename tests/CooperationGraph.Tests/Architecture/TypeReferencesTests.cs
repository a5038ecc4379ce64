using System.Text.Json;

namespace CooperationGraph.Tests.Architecture;

public sealed class TypeReferencesTests
{
    [Fact]
    public void A_type_is_found_wherever_it_is_named()
    {
        var types = TypeReferences.Of(typeof(Naming<>));
        Type[] expected = [typeof(Stack<>), typeof(Version), typeof(Lazy<>), typeof(JsonDocument), typeof(TimeZoneInfo), typeof(Uri), typeof(UriFormatException), typeof(System.ComponentModel.BrowsableAttribute), typeof(IDisposable), typeof(Half)];
        Assert.Empty(expected.Except(types));
        Assert.DoesNotContain(typeof(Queue<>), types);
    }

    // A field, its argument and an array; a parameter; a call; an operand of typeof; a generic method's argument; a caught exception; an attribute.
    [System.ComponentModel.Browsable(false)]
    private sealed class Naming<T> : IDisposable
        where T : struct
    {
        public Stack<Version[]>? Field;

        public static Type? Method(Lazy<T> parameter)
        {
            try
            {
                using var json = global::System.Text.Json.JsonDocument.Parse("1");
                return parameter.IsValueCreated ? typeof(TimeZoneInfo) : Array.Empty<Half>().GetType();
            }
            catch (UriFormatException)
            {
                return Uri.CheckSchemeName("x") ? null : typeof(T);
            }
        }

        public void Dispose() => Field = null;
    }
}
