using System.Xml.Linq;
using Comity.Storage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comity.Accounts.Protection;

/// <summary>The keys of cookies and of one-time codes' secrets wherever they lie: files of a server on SQLite, rows of servers on PostgreSQL. After a restore
/// into the other store both may be there, and what either encrypted is read. New ones are written to the place that is in use.</summary>
/// <param name="services">Where the database comes from.</param>
/// <param name="folder">The folder of files.</param>
/// <param name="writesRows">Whether new ones are rows.</param>
internal sealed class AllCookieKeys(IServiceProvider services, DirectoryInfo folder, bool writesRows) : IXmlRepository
{
    private readonly FileSystemXmlRepository files = new(folder, NullLoggerFactory.Instance);
    private readonly EntityFrameworkCoreXmlRepository<SideDb> rows = new(services, NullLoggerFactory.Instance);

    public IReadOnlyCollection<XElement> GetAllElements() => [.. files.GetAllElements(), .. rows.GetAllElements()];

    public void StoreElement(XElement element, string friendlyName)
    {
        if (writesRows)
            rows.StoreElement(element, friendlyName);
        else
            files.StoreElement(element, friendlyName);
    }
}
