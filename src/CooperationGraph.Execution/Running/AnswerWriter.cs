using System.Runtime.CompilerServices;
using CooperationGraph.Execution.Output;
using CooperationGraph.Execution.Planning;
using CooperationGraph.Resolvers;
using GraphQLParser.AST;

namespace CooperationGraph.Execution.Running;

/// <summary>
/// The walk, depth first, from resolved levels to JSON. An object is written once per level and copied where it occurs again. A null in a
/// non-null position takes its object's bytes away again, up to the nearest nullable position (GraphQL specification, section 6.4.4); the
/// walk goes on below a lost object, so that every error is told.
/// </summary>
internal sealed class AnswerWriter(EngineOptions options, JsonOutput output, LevelResolver levels)
{
    private const int ObjectsBetweenChecks = 256;
    private const int MaxKeptPlaces = 1 << 16;

    private readonly ResponsePath _path = new();
    private readonly List<Place> _remembered = [];
    private readonly HashSet<FieldPlan> _told = [];
    private ErrorList _errors = null!;
    private Request _request = null!;
    private CancellationToken _cancellationToken;
    private int _written;

    public void Write(Request request, ErrorList errors, CancellationToken cancellationToken)
    {
        (_request, _errors, _cancellationToken) = (request, errors, cancellationToken);
        _path.Clear();
        _remembered.Clear();
        if (!WriteObject(levels[0], 0)) output.Write("null"u8);
        output.CheckLimit();
    }

    /// <summary>Forgets the request.</summary>
    public void End()
    {
        _remembered.Clear();
        _told.Clear();
        if (_remembered.Capacity > MaxKeptPlaces) _remembered.Capacity = 0;
        (_request, _errors) = (null!, null!);
    }

    // False, and nothing written, where a null reaches the object.
    private bool WriteObject(Level level, int index)
    {
        CheckSometimes();
        var (from, length) = level.Written(index);
        if (length == 0) return WriteAnew(level, index);
        output.Copy(from, length);
        return true;
    }

    private bool WriteAnew(Level level, int index)
    {
        var (start, remembered, errors) = (output.Position, _remembered.Count, _errors.Count);
        var (plan, results, value) = (level.Plan, level.Results, level[index]);
        var fields = plan.Fields;
        var whole = true;
        for (var f = 0; f < fields.Length; f++)
        {
            var field = fields[f];
            if (field.Kind == FieldKind.Leaf)
            {
                var last = plan.LastLeaf(f);
                whole &= WriteLeaves(fields.AsSpan(f..(last + 1)), results.AsSpan(f), value);
                f = last;
                continue;
            }

            output.Write(field.KeyBytes);
            whole &= field.Kind == FieldKind.Batch ? WriteBatch(field, results[f], index) : field.Failure is { } failure ? Fail(field, failure) : WriteTypeName(field);
        }

        if (!whole)
        {
            CutBack(start, remembered);
            return false;
        }

        output.Write(fields.Length == 0 ? "{}"u8 : "}"u8);
        // What holds an error is walked again, for each position has a path of its own.
        if (_errors.Count == errors)
        {
            level.Remember(index, start, output.Position - start);
            _remembered.Add(new(level.Number, index));
            if (level.Kept is { } kept) Keep(kept, value, start);
        }

        return true;
    }

    // Notes stand beside the data, and whoever uses the bytes would not make them.
    private void Keep(KeptObjects.KeptLevel kept, object value, int start)
    {
        var context = _request.Context;
        if (context.NumberOf(value) is >= 0 and var number && !context.ExceedsBasis && context.Notes.Count == 0)
            kept.Keep(number, output.Written.Span[start..], context.DependsOnToday);
    }

    private void CheckSometimes()
    {
        if (++_written % ObjectsBetweenChecks != 0) return;
        _cancellationToken.ThrowIfCancellationRequested();
        output.CheckLimit();
    }

    // Objects that were written whole inside what is taken away are no longer there to be copied.
    private void CutBack(int position, int remembered)
    {
        output.Position = position;
        for (var i = remembered; i < _remembered.Count; i++) levels[_remembered[i].Level].Remember(_remembered[i].Index, 0, 0);
        _remembered.RemoveRange(remembered, _remembered.Count - remembered);
    }

    private bool WriteTypeName(FieldPlan field)
    {
        output.Write(field.Constant);
        return true;
    }

    // Leaves that follow one another, so that one guard is enough for all that succeed.
    private bool WriteLeaves(ReadOnlySpan<FieldPlan> fields, ReadOnlySpan<FieldResult> results, object parent)
    {
        var whole = true;
        for (var f = 0; f < fields.Length; f++)
        {
            try
            {
                for (; f < fields.Length; f++)
                {
                    var (field, result) = (fields[f], results[f]);
                    output.Write(field.KeyBytes);
                    if (result.Failure is { } failure) whole &= Fail(field, failure);
                    else if (!(field.Leaf ?? result.Leaf!).Write(parent, output)) whole &= WriteNull(field);
                }
            }
            catch (Exception e) when (e is not BoundExceededException)
            {
                whole &= Fail(fields[f], e);
            }
        }

        return whole;
    }

    private bool WriteBatch(FieldPlan field, FieldResult result, int parent)
    {
        if ((result.Failure ?? result.Answer.ErrorOf(parent)) is { } failure) return Fail(field, failure);
        if (result.Answer.IsAbsent(parent)) return WriteNull(field);
        _path.Push(field.Key);
        var (start, remembered) = (output.Position, _remembered.Count);
        var whole = field.IsList
            ? WriteList(field, result, result.Answer.Offsets![parent], result.Answer.Offsets[parent + 1])
            : WriteTarget(field, result, parent, field.NonNull);
        _path.Pop();
        if (whole || field.NonNull) return whole;
        CutBack(start, remembered);
        output.Write("null"u8);
        return true;
    }

    private bool WriteList(FieldPlan field, FieldResult result, int from, int to)
    {
        var whole = true;
        output.WriteByte((byte)'[');
        _path.Push(key: null);
        for (var target = from; target < to; target++)
        {
            if (target > from) output.WriteByte((byte)',');
            _path.MoveTo(target - from);
            if (WriteTarget(field, result, target, field.ItemNonNull)) continue;
            if (field.ItemNonNull) whole = false;
            else output.Write("null"u8);
        }

        _path.Pop();
        output.WriteByte((byte)']');
        return whole;
    }

    // False where the position has no value; only a null that nothing else explains is an error of its own.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool WriteTarget(FieldPlan field, FieldResult result, int target, bool nonNull)
    {
        if (result.Answer.Targets[target] is not { } value)
        {
            if (nonNull) AddError(NullError(field), field);
            return false;
        }

        if (field.Value is { } leaf) return WriteValue(field, leaf, value);
        var place = result.PlaceOf(target);
        return place.Level == Place.Kept ? WriteKept(result.Kept(place.Index)) : WriteObject(levels[place.Level], place.Index);
    }

    private bool WriteKept(byte[] written)
    {
        CheckSometimes();
        output.Write(written);
        return true;
    }

    private bool WriteValue(FieldPlan field, LeafWriter leaf, object value)
    {
        try
        {
            return leaf.Write(value, output);
        }
        catch (Exception e) when (e is not BoundExceededException)
        {
            AddError(e, field);
            return false;
        }
    }

    private bool WriteNull(FieldPlan field)
    {
        if (field.NonNull) return Fail(field, NullError(field));
        output.Write("null"u8);
        return true;
    }

    private bool Fail(FieldPlan field, Exception failure)
    {
        _path.Push(field.Key);
        AddError(failure, field);
        _path.Pop();
        if (field.NonNull) return false;
        output.Write("null"u8);
        return true;
    }

    private void AddError(Exception failure, FieldPlan field)
    {
        var document = _request.Plan.Document;
        if (failure is FieldException expected)
        {
            _errors.Add(expected.Message, expected.Code, document, field.Node, _path, expected.Extensions);
            return;
        }

        // One field may fail at each of a million positions.
        if (_told.Add(field)) options.OnUnexpected?.Invoke(failure);
        _errors.Add($"The server failed to resolve {field.Coordinate}.", ErrorCodes.Internal, document, field.Node, _path);
    }

    private static InvalidOperationException NullError(FieldPlan field) => new($"{field.Coordinate} is not nullable, and its resolver answered null.");
}
