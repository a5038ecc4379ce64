using CooperationGraph.Server.Hosting;
using CooperationGraph.Serving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CooperationGraph.Tests.Hosting;

/// <summary>A scope and an activity are made for every request whose lines somebody may read, which takes longer than to answer a small one from memory.</summary>
public sealed class RequestLogTests
{
    [Theory]
    [InlineData(null, LogLevel.Critical, false)]
    [InlineData("Information", LogLevel.Information, true)]
    public async Task Requests_are_logged_where_a_level_is_set_for_it(string? level, LogLevel asked, bool isLogged)
    {
        await using var app = ServerBuilder.Build(new CurrentStore("There is none."), "http://127.0.0.1:0", adjust: builder =>
        {
            if (level is not null) builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] = level;
        });
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics");
        Assert.Equal(isLogged, log.IsEnabled(asked));
    }
}
