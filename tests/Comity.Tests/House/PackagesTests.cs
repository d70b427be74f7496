using System.Xml.Linq;
using Xunit;

namespace Comity.Tests.House;

/// <summary>The packages that are restored are those that something asks for.</summary>
public sealed class PackagesTests
{
    [Fact]
    public void Every_version_in_the_list_is_of_a_package_that_a_project_asks_for()
    {
        string[] projects = [.. Repository.Files("src", "tests", "bench").Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)),
            "Directory.Build.props"];
        Assert.Empty(Named("Directory.Packages.props", "PackageVersion").Except(projects.SelectMany(file => Named(file, "PackageReference"))));
    }

    private static IEnumerable<string> Named(string file, string element) =>
        XDocument.Parse(Repository.Read(file)).Descendants(element).Select(one => one.Attribute("Include")!.Value);
}
