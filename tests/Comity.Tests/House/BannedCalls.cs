using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Comity.Tests.House;

/// <summary>
/// Finds what a compiled assembly refers to among the symbols of BannedSymbols.txt. The analyzer looks at the source and can be silenced there;
/// this looks at what was compiled.
/// </summary>
internal static class BannedCalls
{
    /// <summary>The compiler itself writes this into every iterator.</summary>
    private const string MadeByCompiler = "M:System.Environment.get_CurrentManagedThreadId";

    /// <summary>The banned symbols as documentation ids, without their messages.</summary>
    public static ImmutableArray<string> Symbols(string list) =>
        [.. list.Split('\n').Select(line => line.Split(';')[0].Trim()).Where(symbol => symbol.Length > 0)];

    /// <summary>The banned symbols that the assembly uses.</summary>
    public static ImmutableSortedSet<string> In(string assembly, ImmutableArray<string> symbols)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var used = References(file.GetMetadataReader());
        return [.. symbols.Where(symbol => used.Any(reference => Matches(symbol, reference)))];
    }

    /// <summary>Everything outside that the assembly refers to: `T:type` and `M:type.method(parameters)`.</summary>
    public static ImmutableSortedSet<string> References(MetadataReader reader)
    {
        var found = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var called = new HashSet<EntityHandle>();
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.GetKind() != MemberReferenceKind.Method || TypeOf(reader, member.Parent) is not { } type)
                continue;
            called.Add(member.Parent);
            var parameters = member.DecodeMethodSignature(new TypeNames(), null).ParameterTypes;
            var name = reader.GetString(member.Name).Replace(".ctor", "#ctor", StringComparison.Ordinal);
            var id = $"M:{type}.{name}" + (parameters.IsEmpty ? "" : $"({string.Join(',', parameters)})");
            if (id == MadeByCompiler)
                continue;
            found.Add(id);
            found.Add("T:" + type);
        }

        foreach (var handle in reader.TypeReferences)
            if (!called.Contains(handle))
                found.Add("T:" + TypeNames.NameOf(reader, handle));
        return found.ToImmutable();
    }

    private static bool Matches(string symbol, string reference)
    {
        var (kind, name) = (symbol[0], symbol[2..]);
        return kind switch
        {
            'N' => reference.StartsWith($"T:{name}.", StringComparison.Ordinal),
            'P' => Accessor(name, "get_") == reference || reference.StartsWith(Accessor(name, "set_"), StringComparison.Ordinal),
            _ => symbol == reference,
        };
    }

    private static string Accessor(string property, string prefix)
    {
        var dot = property.LastIndexOf('.');
        return $"M:{property[..dot]}.{prefix}{property[(dot + 1)..]}";
    }

    private static string? TypeOf(MetadataReader reader, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => TypeNames.NameOf(reader, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(new TypeNames(), null),
        _ => null,
    };

    /// <summary>Writes types as documentation ids do, as far as the banned list needs it.</summary>
    private sealed class TypeNames : ISignatureTypeProvider<string, object?>
    {
        public static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
        {
            var type = reader.GetTypeReference(handle);
            var name = reader.GetString(type.Name);
            if (type.ResolutionScope.Kind == HandleKind.TypeReference)
                return $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}.{name}";
            return type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
        }

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => NameOf(reader, handle);

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            reader.GetString(reader.GetTypeDefinition(handle).Name);

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetSZArrayType(string elementType) => $"{elementType}[]";

        public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[,]";

        public string GetByReferenceType(string elementType) => $"{elementType}@";

        public string GetPointerType(string elementType) => $"{elementType}*";

        public string GetPinnedType(string elementType) => elementType;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "function";

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetGenericMethodParameter(object? genericContext, int index) => $"``{index}";

        public string GetGenericTypeParameter(object? genericContext, int index) => $"`{index}";
    }
}
