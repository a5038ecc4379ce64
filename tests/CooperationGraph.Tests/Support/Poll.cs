namespace CooperationGraph.Tests.Support;

/// <summary>Waits for a condition, not for a time.</summary>
internal static class Poll
{
    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var late = new CancellationTokenSource(Patience.Limit);
        while (!await condition())
        {
            Assert.False(late.IsCancellationRequested, $"Not within {Patience.Limit.TotalSeconds} s: {what}");
            await Task.Delay(10, CancellationToken.None);
        }
    }
}
