using CooperationGraph.Api;
using CooperationGraph.Execution;
using CooperationGraph.Resolvers;
using CooperationGraph.Server.Http;

namespace CooperationGraph.Tests.Api;

public sealed class ErrorTableTests
{
    [Fact]
    public void The_table_of_errors_has_every_code_once()
    {
        var codes = new[] { typeof(ErrorCodes), typeof(ApiErrors), typeof(ErrorTable) }.SelectMany(type => type.GetFields()).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(codes.Order(), ErrorTable.Rows.Select(row => row.Code).Order());
    }
}
