using System.Collections.Immutable;
using Comity.Tests.House;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Comity.Tests.House;

/// <summary>Classes of tests are run side by side: those that take longest begin first, so that at the end nothing is waited for alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>What takes a minute and more in the whole run, the longest first, then what takes more than five seconds in the short one.</summary>
    internal static readonly ImmutableArray<string> Names =
    [
        nameof(BuildTests), nameof(Host.Operation.PublishTests), nameof(Storage.Faults.KillTests), nameof(GuidesTests),
        nameof(Host.Survival.SurvivalTests), nameof(Storage.Faults.PostgresFaultTests), nameof(Norms.Analysis.ThousandsOfBooksTests),
        nameof(DocumentsTests), nameof(Host.AccessTests), nameof(Norms.Pages.PageServers), nameof(Norms.Analysis.DifferentialTests),
        nameof(Storage.Faults.TwoServersTests),
        nameof(Norms.Shelf.FactSheetTests), nameof(Host.Operation.LogTests), nameof(Norms.Logic.SlicedEvaluationTests), nameof(ProcessSites),
        nameof(Forum.MeetingPagesTests), nameof(Norms.Language.LinearTimeTests), nameof(Desk.DeskTests),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Place)];

    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection =>
        Names.Index().Where(name => collection.TestCollectionDisplayName.Contains($".{name.Item} ", StringComparison.Ordinal)
            || collection.TestCollectionDisplayName == name.Item)
            .Select(name => name.Index).DefaultIfEmpty(Names.Length).First();
}
