namespace CooperationGraph.Tests.Support;

/// <summary>Waits for a condition, not for a time.</summary>
internal static class Poll
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var late = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            Assert.False(late.IsCancellationRequested, $"Not within {Limit.TotalSeconds} s: {what}");
            await Task.Delay(10, CancellationToken.None);
        }
    }
}
