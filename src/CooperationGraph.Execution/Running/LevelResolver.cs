using CooperationGraph.Execution.Output;
using CooperationGraph.Execution.Planning;

namespace CooperationGraph.Execution.Running;

/// <summary>
/// Resolves an operation breadth first: all batches of one depth start together, then their objects, made distinct, become the levels of
/// the next. Levels are kept from request to request.
/// </summary>
internal sealed class LevelResolver(EngineOptions options)
{
    private const int KeptLevels = 256;

    private readonly List<Level> _levels = [];
    private readonly Dictionary<LevelPlan, Level> _next = [];
    private int _used;
    private int _objects;

    /// <summary>The levels so far.</summary>
    public int Count => _used;

    /// <summary>A level by its number; 0 is the root's.</summary>
    public Level this[int number] => _levels[number];

    /// <summary>The targets of all batches so far.</summary>
    public int Objects => _objects;

    /// <summary>From the root level, whose results lead to all others.</summary>
    public async ValueTask ResolveAsync(Request request, CancellationToken cancellationToken)
    {
        NextLevel(request.Plan.Root, request).Place(request.Context, number: -1);
        for (var first = 0; first < _used;)
        {
            var end = _used;
            _next.Clear();
            for (var i = first; i < end; i++) Start(_levels[i], request, cancellationToken);
            for (var i = first; i < end; i++)
            {
                var level = _levels[i];
                // All of it was written before.
                if (level.Count == 0) continue;
                for (var f = 0; f < level.Plan.Fields.Length; f++)
                {
                    var field = level.Plan.Fields[f];
                    var result = level.Results[f];
                    if ((field.Kind != FieldKind.Batch && field.Bind is null) || result.Failure is not null) continue;
                    try
                    {
                        if (field.Bind is not null)
                        {
                            result.Leaf = result.Binding.IsCompleted ? result.Binding.Result : await result.Binding.AsTask().WaitAsync(cancellationToken);
                            continue;
                        }

                        // A resolver that does not heed the token must not hold the request.
                        result.Answer = result.Pending.IsCompleted ? result.Pending.Result : await result.Pending.AsTask().WaitAsync(cancellationToken);
                        result.Answer.Check(level.Count, field.IsList);
                        Place(level, field, result, request);
                    }
                    catch (Exception e) when (e is not BoundExceededException && !options.EndsRequest(e) && !cancellationToken.IsCancellationRequested)
                    {
                        result.Failure = e;
                    }
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            first = end;
        }
    }

    /// <summary>What the levels' arrays take, after <see cref="End"/>.</summary>
    public long Bytes { get; private set; }

    public void End()
    {
        // Only levels of this request can have grown.
        for (var i = 0; i < _used; i++)
        {
            Bytes -= _levels[i].Bytes;
            _levels[i].End();
            Bytes += _levels[i].Bytes;
        }

        for (var i = KeptLevels; i < _levels.Count; i++) Bytes -= _levels[i].Bytes;
        if (_levels.Count > KeptLevels) _levels.RemoveRange(KeptLevels, _levels.Count - KeptLevels);
        _next.Clear();
        (_used, _objects) = (0, 0);
    }

    private void Start(Level level, Request request, CancellationToken cancellationToken)
    {
        if (level.Count == 0) return;
        for (var f = 0; f < level.Plan.Fields.Length; f++)
        {
            var field = level.Plan.Fields[f];
            var result = level.Results[f];
            // A resolver that answers at once leaves no other place to stop.
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (field.Failure is { } failure)
                {
                    result.Failure = failure;
                    continue;
                }

#pragma warning disable CA2012 // Both are kept to be awaited once, after the other batches of the depth have started too.
                if (field.Bind is { } bind) result.Binding = bind(new(request.ArgumentsOf(field), request.Context));
                if (field.Batch is { } batch) result.Pending = batch(new(level.Objects, request.ArgumentsOf(field), request.Context, field.Needs, cancellationToken));
#pragma warning restore CA2012
                if (field is { Leaf: not null, Arguments.HasVariables: true }) request.ArgumentsOf(field);
            }
            catch (Exception e) when (!options.EndsRequest(e) && !cancellationToken.IsCancellationRequested)
            {
                result.Failure = e;
            }
        }
    }

    // Gives each target its level, by concrete type, and its place there.
    private void Place(Level parent, FieldPlan field, FieldResult result, Request request)
    {
        if (field.Selection is null) return;
        // Read only, for a resolver may answer an array of a narrower type.
        var targets = new ReadOnlySpan<object?>(result.Answer.Targets, 0, result.Answer.Offsets?[^1] ?? parent.Count);
        if ((_objects += targets.Length) > options.MaxObjects)
            throw new BoundExceededException(ErrorCodes.AnswerTooLarge, $"The answer has more than {options.MaxObjects} objects. Ask for fewer rows (first, last).");
        var places = result.Begin(targets.Length);
        Level? level = null;
        for (var i = 0; i < targets.Length; i++)
        {
            // Nobody asks where it stands.
            if (targets[i] is not { } target) continue;
            var plan = field.Selection.LevelOf(target);
            if (plan != level?.Plan) level = LevelOf(plan, request);
            var number = request.Context.NumberOf(target);
            if (number >= 0 && level.Kept is { } kept && kept.Find(number) is { } written)
            {
                if (kept.DependsOnToday) request.Context.DependsOnToday = true;
                places[i] = result.Keep(written);
                continue;
            }

            places[i] = new(level.Number, level.Place(target, number));
        }
    }

    // Fields of one depth that lead to the same selection on the same type share a level, whichever types they stand on.
    private Level LevelOf(LevelPlan plan, Request request)
    {
        if (!_next.TryGetValue(plan, out var level)) _next.Add(plan, level = NextLevel(plan, request));
        return level;
    }

    private Level NextLevel(LevelPlan plan, Request request)
    {
        if (_used == _levels.Count) _levels.Add(new());
        var level = _levels[_used];
        level.Begin(plan, _used++, request.Kept);
        return level;
    }
}
