using System.Collections;
using System.Reflection;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Files;

/// <summary>Every hash in every act is either a file that the door looks after, or stands here with what it is.</summary>
public sealed class ActFilesTests
{
    [Fact]
    public void Every_field_that_sends_or_names_a_file_is_looked_after_by_the_door()
    {
        var fields = Process.Acts.SelectMany(kind => FilesIn(kind.Type, kind.Kind)).ToHashSet(StringComparer.Ordinal);
        var files = Process.Acts.SelectMany(kind => Filled(kind)).SelectMany(ActFiles.Of).Where(file => !file.IsReceived).Select(file => file.Field)
            .ToHashSet(StringComparer.Ordinal);
        // The model to which a paragraph is bound stands in the record already: nobody sends it again.
        Assert.True(fields.Remove("BindParagraph.book"));
        Assert.Equal(fields.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    /// <summary>A hash without a meaning would be a file that nobody looks after: what is left are roots and proofs of sheets, and the hash of an
    /// act.</summary>
    [Fact]
    public void A_hash_in_an_act_says_by_its_type_what_it_is() => Assert.Equal(
        ["CarryOut.act", "EnterSealedSheet.root", "EnterSealedVotes.root", "OpenSealed.proof"],
        Process.Acts.SelectMany(kind => Places(kind.Type, ActName.Of(kind.Type), type => type == typeof(Hash))).Order(StringComparer.Ordinal));

    /// <summary>A file whose readers the act names cannot be opened or kept back by its type alone.</summary>
    [Fact]
    public void A_file_for_named_readers_has_its_use_from_a_table() => Assert.All(
        Process.Acts.Where(kind => Places(kind.Type, "", type => type == typeof(DistributedFile)).Any()), kind => Assert.NotEmpty(kind.Files));

    /// <summary>Acts that end a decision or a silence are those that can adopt; a new one says so in its table.</summary>
    [Fact]
    public void Adoption_is_said_by_tables() => Assert.Equal(
        ["CloseVote", "RuleConsensus", "SettleSilence", "TakeNoteOfSilence"],
        Process.Acts.Where(kind => kind.Adopts is not null).Select(kind => kind.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_received_act_names_its_files_as_its_senders()
    {
        var file = ActFiles.Of(Given.Letter("KEN", Process.Find("CirculateStatement")!.Sample())).Last();
        Assert.Equal(("KEN", true, "act.file", "CirculateStatement.file"), (file.Author, file.IsReceived, file.Place, file.Field));
    }

    /// <summary>The examples with everything in them that may be absent: a basis that is recomputable, a file where there may be one.</summary>
    private static IEnumerable<Act> Filled(ActKind kind)
    {
        var example = kind.Sample();
        yield return example;
        var file = Hash.Of("another file"u8);
        var filled = Activated(example, file);
        yield return filled;
    }

    /// <summary>The same act with a hash wherever one may be absent.</summary>
    private static Act Activated(Act act, Hash file)
    {
        var parameters = act.GetType().GetConstructors().Single(one => one.GetParameters().Length > 0 || act.GetType().GetConstructors().Length == 1)
            .GetParameters();
        return (Act)Activator.CreateInstance(act.GetType(), [.. parameters.Select(parameter =>
            parameter.ParameterType.IsSubclassOf(typeof(SentFile)) ? Activator.CreateInstance(parameter.ParameterType, file)
                : act.GetType().GetProperty(parameter.Name!)!.GetValue(act))])!;
    }

    private static IEnumerable<string> FilesIn(Type type, string place) =>
        Places(type, place, inner => inner.IsSubclassOf(typeof(FileName)));

    private static IEnumerable<string> Places(Type type, string place, Func<Type, bool> isMeant)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "EqualityContract"))
        {
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (inner.IsGenericType && typeof(IEnumerable).IsAssignableFrom(inner))
                inner = inner.GetGenericArguments()[^1];
            inner = Nullable.GetUnderlyingType(inner) ?? inner;
            var here = $"{place}.{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}";
            if (isMeant(inner))
                yield return here;
            else if (inner.Namespace?.StartsWith("Comity", StringComparison.Ordinal) == true && inner is { IsClass: true, IsAbstract: false } && inner != type
                && !inner.IsSubclassOf(typeof(FieldValue)))
                foreach (var deeper in Places(inner, here, isMeant))
                    yield return deeper;
        }
    }
}
