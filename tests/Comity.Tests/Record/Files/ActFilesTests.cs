using System.Collections;
using System.Reflection;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Site.Api.Describing;
using Xunit;

namespace Comity.Tests.Record.Files;

/// <summary>Every hash in every act is either a file that the door looks after, or stands here with what it is.</summary>
public sealed class ActFilesTests
{
    /// <summary>Hashes that are no files: commitments, roots, proofs; and the files that acts take back, which they name no more.</summary>
    private static readonly string[] NoFiles =
    [
        "CommitToLot.commitment", "Disclose.commitment", "EnterSealedSheet.root", "EnterSealedVotes.root", "NoteBrokenSilence.commitment", "NoteSealed.commitment", "OpenSealed.proof", "RecallFile.file", "WithholdFile.file",
    ];

    [Fact]
    public void Every_hash_in_an_act_is_a_file_of_the_door_or_is_known_to_be_none()
    {
        var fields = Process.Acts.SelectMany(kind => Hashes(kind.Type, ActName.Of(kind.Type))).ToHashSet(StringComparer.Ordinal);
        var files = Process.Acts.SelectMany(kind => Filled(kind)).SelectMany(ActFiles.Of).Where(file => !file.IsReceived).Select(file => file.Field).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(NoFiles, fields.Except(files).Order(StringComparer.Ordinal));
        Assert.Empty(files.Except(fields));
    }

    [Fact]
    public void A_received_act_names_its_files_as_its_senders()
    {
        var file = ActFiles.Of(Given.Letter("KEN", ActExamples.Of("CirculateStatement"))).Last();
        Assert.Equal(("KEN", true, "act.file", "CirculateStatement.file"), (file.Author, file.IsReceived, file.Place, file.Field));
    }

    /// <summary>The examples with everything in them that may be absent: a basis that is recomputable, a file where there may be one.</summary>
    private static IEnumerable<Act> Filled(ActKind kind)
    {
        var example = ActExamples.Of(kind.Name);
        yield return example;
        var file = Hash.Of("another file"u8);
        var filled = Activated(example, file);
        yield return filled;
    }

    /// <summary>The same act with a hash wherever one may be absent.</summary>
    private static Act Activated(Act act, Hash file)
    {
        var parameters = act.GetType().GetConstructors().Single(one => one.GetParameters().Length > 0 || act.GetType().GetConstructors().Length == 1).GetParameters();
        return (Act)Activator.CreateInstance(act.GetType(), [.. parameters.Select(parameter =>
            parameter.ParameterType == typeof(Hash?) ? file : act.GetType().GetProperty(parameter.Name!)!.GetValue(act))])!;
    }

    private static IEnumerable<string> Hashes(Type type, string place)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "EqualityContract"))
        {
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (inner.IsGenericType && typeof(IEnumerable).IsAssignableFrom(inner))
                inner = inner.GetGenericArguments()[^1];
            inner = Nullable.GetUnderlyingType(inner) ?? inner;
            var here = $"{place}.{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}";
            if (inner == typeof(Hash))
                yield return here;
            else if (inner.Namespace?.StartsWith("Comity", StringComparison.Ordinal) == true && inner is { IsClass: true, IsAbstract: false } && inner != type)
                foreach (var deeper in Hashes(inner, here))
                    yield return deeper;
        }
    }
}
