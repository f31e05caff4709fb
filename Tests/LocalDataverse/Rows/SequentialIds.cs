using System.Threading;

namespace LocalDataverse.Rows;

/// <summary>
/// Ids for rows that bring none. As the platform's they ascend, so that rows made in one second, which have the same createdon,
/// are told apart in the order in which they were made.
/// </summary>
internal static class SequentialIds
{
    private static long _last;

    public static Guid Next()
    {
        long last;
        long next;
        do
        {
            last = Interlocked.Read(ref _last);
            next = Math.Max(last + 1, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        return Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(next));
    }
}
