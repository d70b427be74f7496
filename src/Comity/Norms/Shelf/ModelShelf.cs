using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Comity.Norms.Figures;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Json;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Norms.Shelf;

/// <summary>Puts the books that the record names as models on the shelf, from the files that it names by hash, and answers who holds which position on their
/// norms.</summary>
internal sealed partial class ModelShelf : BackgroundService
{
    private readonly OpenRecord record;
    private readonly BookShelf shelf;
    private readonly ModelNorms norms;
    private readonly ILogger<ModelShelf> log;
    private readonly ConcurrentDictionary<long, DateOnly> days = [];
    private ImmutableDictionary<Hash, TextModel> seen = ImmutableDictionary<Hash, TextModel>.Empty;
    private bool lacks;
    private volatile ImmutableDictionary<string, TextModel> models = ImmutableDictionary.Create<string, TextModel>(StringComparer.Ordinal);

    public ModelShelf(OpenRecord record, BookShelf shelf, NormStanding standing, ModelNorms norms, ILogger<ModelShelf> log)
    {
        (this.record, this.shelf, this.log) = (record, shelf, log);
        standing.Positions = PositionsOn;
        norms.BookOf = BookOf;
        record.Norms = (picture, text) => norms.Names(picture.Texts, text);
        this.norms = norms;
    }

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Look();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = record.Changed;
            Look();
            await changed.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Look()
    {
        var now = record.Whole.Picture.Texts.Models;
        if (ReferenceEquals(now, seen) && !lacks)
            return;
        seen = now;
        var found = now.Values.Where(model => model.Status != ModelStatus.Withdrawn).OrderBy(model => model.Position)
            .Select(model => (Model: model, Files: FilesOf(model))).Where(one => one.Files is not null).ToList();
        lacks = found.Count < now.Values.Count(model => model.Status != ModelStatus.Withdrawn);
        shelf.Offer(
            found.Select(one => (one.Files!, StatusOf(one.Model.Status))),
            (files, problem) => LogUnreadable(log, found.First(one => ReferenceEquals(one.Files, files)).Model.Position, problem));
        // Two listings may name the same documents under two titles: the one that was entered last speaks for them.
        models = found.GroupBy(one => BookDigest.Of(one.Files!), StringComparer.Ordinal)
            .ToImmutableDictionary(same => same.Key, same => same.Last().Model, StringComparer.Ordinal);
    }

    private static BookStatus StatusOf(ModelStatus status) => status switch
    {
        ModelStatus.ChairsAid => BookStatus.ChairsAid,
        ModelStatus.Endorsed => BookStatus.Endorsed,
        _ => BookStatus.Working,
    };

    /// <summary>A model whose files are not all here, or are no book, is not shown: audit says what is missing.</summary>
    private ImmutableSortedDictionary<string, string>? FilesOf(TextModel model)
    {
        try
        {
            var listing = BookListing.Read(record.Store.PublicFile(model.Act.Book)?.Content ?? []);
            return listing.Files.ToImmutableSortedDictionary(
                file => file.Path, file =>
                    Encoding.UTF8.GetString(record.Store.PublicFile(file.Hash)?.Content ?? throw new JsonProblem($"`{file.Path}` is missing.")),
                    StringComparer.Ordinal);
        }
        catch (Exception problem) when (problem is JsonProblem or JsonException)
        {
            LogMissing(log, model.Position, problem.Message);
            return null;
        }
    }

    private ShelvedBook? BookOf(TextModel model) =>
        models.FirstOrDefault(one => one.Value.Act.Book == model.Act.Book).Key is { } hash ? shelf.FindHash(hash) : null;

    /// <summary>Positions on a norm, by whichever of its names they were taken: its id, or a paragraph that it models.</summary>
    private ImmutableArray<NormPosition> PositionsOn(ShelvedBook book, string norm)
    {
        var now = record.Whole.Picture;
        if (models.GetValueOrDefault(book.Hash) is not { } model)
            return [];
        var (text, paragraph) = (model.Act.Text.Value, norms.Find(now.Texts, model.Act.Text, norm)?.Paragraph);
        string[] names = [norm, .. paragraph is null ? [] : (string[])[paragraph],
            .. now.Texts.BindingsOf(text).Where(one => one.Act.Book == model.Act.Book && one.Act.Norms.Contains(norm)).Select(one => one.Act.Paragraph.Value)];
        return [.. names.SelectMany(name => Named(now, text, name))];
    }

    private IEnumerable<NormPosition> Named(Picture now, string text, string norm) =>
        now.Texts.On(text, norm).Select(position => Said(now, position)).Concat(Contested(now, text, norm));

    /// <summary>What was received as a position and contested: it does not stand, and everybody sees that it was said.</summary>
    private IEnumerable<NormPosition> Contested(Picture now, string text, string norm) => now.Record.Received.Contested
        .Where(one => TakePositionOnWords.In(one.Act.Act) is { } said && said.Text == text && said.Norm == norm)
        .Select(one => Said(now, new(one.Act.For, TakePositionOnWords.In(one.Act.Act)!, one.Position, SignatureLevel.Received)) with
        {
            Contested = one.Ground,
        });

    private NormPosition Said(Picture now, StatedPosition position)
    {
        var names = now.Members.Participants.All.GetValueOrDefault(position.Participant)?.Names ?? [];
        var reference = now.Record.Received.Acts.GetValueOrDefault(position.Position)?.Act.Reference ?? "";
        return new(position.Participant, JsonNamingPolicy.CamelCase.ConvertName(position.Act.Stance.ToString()), DayOf(position.Position), reference)
        {
            Names = names.ToImmutableSortedDictionary(name => name.Language.Value, name => name.Name.Value, StringComparer.Ordinal),
            Statement = position.Act.Statement,
            Entry = position.Position,
        };
    }

    private DateOnly DayOf(long position) => days.GetOrAdd(position, key =>
        DateOnly.FromDateTime(Process.Json.ReadEntry(record.Store.Entries(key, key + 1).Single().Entry).At.UtcDateTime));

    [LoggerMessage(LogLevel.Error, "The model in entry {Position} cannot be read, which is a mistake of this program; it is not shown")]
    private static partial void LogUnreadable(ILogger log, long position, Exception problem);

    [LoggerMessage(LogLevel.Warning, "The model in entry {Position} is not shown: {What}")]
    private static partial void LogMissing(ILogger log, long position, string what);
}
