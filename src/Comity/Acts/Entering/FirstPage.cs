using Comity.Kit;
using Comity.Kit.Home;
using Comity.Storage;

namespace Comity.Acts.Entering;

/// <summary>What rooms add to the first page, as it follows from the record at this moment.</summary>
public static class FirstPage
{
    /// <summary>Adds what waits for a visitor.</summary>
    public static IServiceCollection AddToDo(
        this IServiceCollection services, Func<Visitor, Picture, DateTimeOffset, IEnumerable<ToDo>> read) =>
        services.AddSingleton<ToDoReader>(provider =>
        {
            var (record, time) = (provider.GetRequiredService<OpenRecord>(), provider.GetRequiredService<TimeProvider>());
            return visitor => read(visitor, record.SeenBy(visitor.Reader).Picture, time.GetUtcNow());
        });

    /// <summary>Adds a part of the page.</summary>
    public static IServiceCollection AddHome(this IServiceCollection services, Func<Visitor, Picture, DateTimeOffset, HomePart?> read) =>
        services.AddSingleton<HomeReader>(provider =>
        {
            var (record, time) = (provider.GetRequiredService<OpenRecord>(), provider.GetRequiredService<TimeProvider>());
            return visitor => read(visitor, record.SeenBy(visitor.Reader).Picture, time.GetUtcNow());
        });
}
