using System.Reflection;
using Xunit.v3;

[assembly: CooperationGraph.Tests.Support.ChecksNeeds]

namespace CooperationGraph.Tests.Support;

/// <summary>
/// Asks before every test of the assembly for what its class needs. A fixture cannot: what it throws is a failure of all tests that use it, so a fixture
/// does nothing where its need is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ChecksNeedsAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        foreach (var need in NeedsAttribute.Of(test.TestMethod.TestClass.Class)) Requires.Present(need);
    }
}
