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
internal sealed class AnswerWriter(EngineOptions options, JsonOutput output)
{
    private const int ObjectsBetweenChecks = 256;
    private const int MaxKeptPlaces = 1 << 16;

    private readonly ResponsePath _path = new();
    private readonly List<(Level Level, int Index)> _remembered = [];
    private readonly HashSet<FieldPlan> _told = [];
    private ErrorList _errors = null!;
    private Request _request = null!;
    private CancellationToken _cancellationToken;
    private int _written;

    public void Write(Request request, Level root, ErrorList errors, CancellationToken cancellationToken)
    {
        (_request, _errors, _cancellationToken) = (request, errors, cancellationToken);
        _path.Clear();
        _remembered.Clear();
        if (!WriteObject(root, 0)) output.Write("null"u8);
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
        if (length > 0)
        {
            output.Copy(from, length);
            return true;
        }

        var (start, remembered) = (output.Position, _remembered.Count);
        var errors = _errors.Count;
        var whole = true;
        var fields = level.Plan.Fields;
        output.WriteByte((byte)'{');
        for (var f = 0; f < fields.Length; f++)
        {
            var field = fields[f];
            output.Write(f == 0 ? field.KeyBytes.AsSpan(1) : field.KeyBytes);
            whole &= field.Kind switch
            {
                FieldKind.Leaf => WriteLeaf(field, level.Results[f], level[index]),
                FieldKind.Batch => WriteBatch(field, level.Results[f], index),
                _ => field.Failure is { } failure ? Fail(field, failure) : WriteTypeName(field),
            };
        }

        if (!whole)
        {
            CutBack(start, remembered);
            return false;
        }

        output.WriteByte((byte)'}');
        // What holds an error is walked again, for each position has a path of its own.
        if (_errors.Count == errors)
        {
            level.Remember(index, start, output.Position - start);
            _remembered.Add((level, index));
            if (level.Kept is { } kept) Keep(kept, level[index], start);
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
        for (var i = remembered; i < _remembered.Count; i++) _remembered[i].Level.Remember(_remembered[i].Index, 0, 0);
        _remembered.RemoveRange(remembered, _remembered.Count - remembered);
    }

    private bool WriteTypeName(FieldPlan field)
    {
        output.Write(field.Constant);
        return true;
    }

    private bool WriteLeaf(FieldPlan field, FieldResult result, object parent)
    {
        try
        {
            if (result.Failure is null && (field.Leaf ?? result.Leaf!).Write(parent, output)) return true;
        }
        catch (Exception e) when (e is not BoundExceededException)
        {
            return Fail(field, e);
        }

        return result.Failure is null ? WriteNull(field) : Fail(field, result.Failure);
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
    private bool WriteTarget(FieldPlan field, FieldResult result, int target, bool nonNull)
    {
        if (result.Answer.Targets[target] is not { } value)
        {
            if (nonNull) AddError(NullError(field), field);
            return false;
        }

        if (field.Value is { } leaf)
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

        var (place, index) = result.Place(target);
        if (place is not byte[] written) return WriteObject((Level)place!, index);
        CheckSometimes();
        output.Write(written);
        return true;
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
