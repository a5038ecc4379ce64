using System.Reflection;
using System.Reflection.Emit;

namespace CooperationGraph.Tests.Architecture;

/// <summary>Which types a compiled type names: in its signatures, its attributes and the bodies of its methods, however the source spelled them.</summary>
internal static class TypeReferences
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(type.BaseType);
        foreach (var each in type.GetInterfaces()) Add(each);
        AddAttributes(type);
        foreach (var member in type.GetMembers(Declared))
        {
            AddAttributes(member);
            if (member is FieldInfo field) Add(field.FieldType);
            else if (member is MethodBase method) AddMethod(method);
        }

        return found;

        void Add(Type? each)
        {
            if (each is null || each.IsGenericParameter) return;
            if (each.HasElementType) Add(each.GetElementType());
            else if (found.Add(each.IsGenericType ? each.GetGenericTypeDefinition() : each) || each.IsGenericType)
                foreach (var argument in each.GetGenericArguments()) Add(argument);
        }

        void AddAttributes(MemberInfo member)
        {
            foreach (var attribute in member.GetCustomAttributesData()) Add(attribute.AttributeType);
        }

        void AddMethod(MethodBase method)
        {
            foreach (var parameter in method.GetParameters()) Add(parameter.ParameterType);
            if (method is MethodInfo { ReturnType: var result }) Add(result);
            if (method.GetMethodBody() is not { } body) return;
            foreach (var local in body.LocalVariables) Add(local.LocalType);
            foreach (var clause in body.ExceptionHandlingClauses)
                if (clause.Flags == ExceptionHandlingClauseOptions.Clause) Add(clause.CatchType);
            foreach (var member in MembersOf(method, body.GetILAsByteArray()!))
            {
                Add(member as Type ?? member.DeclaringType);
                if (member is MethodInfo { IsGenericMethod: true } generic)
                    foreach (var argument in generic.GetGenericArguments()) Add(argument);
            }
        }
    }

    // What the instructions' tokens stand for.
    private static IEnumerable<MemberInfo> MembersOf(MethodBase method, byte[] code)
    {
        var typeArguments = method.DeclaringType!.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var i = 0; i < code.Length;)
        {
            var operation = code[i] == 0xFE ? Codes[unchecked((short)(0xFE00 | code[i + 1]))] : Codes[code[i]];
            i += operation.Size;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return method.Module.ResolveMember(BitConverter.ToInt32(code, i), typeArguments, methodArguments)!;
            i += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, i)),
                _ => 4,
            };
        }
    }
}
