namespace LocalDataverse.Queries;

/// <summary>What a query says about paging, by the platform's rules: pages of at most 5,000 rows, and no page together with a top.</summary>
internal static class PageRequest
{
    private const int LargestPage = 5000;

    public static Query Apply(Query query, int? top, int? page, int? size, string? cookie, bool wantsCount)
    {
        if (top is not null && (page > 0 || size > 0 || wantsCount))
        {
            throw Faults.Of(Faults.InvalidArgument, "A top count can't be combined with a page, a page size or a total count. Use one or the other.");
        }

        var number = page > 0 ? page.Value : 1;
        var pageSize = size is > 0 and < LargestPage ? size.Value : LargestPage;
        return query with
        {
            Top = top,
            PageNumber = number,
            PageSize = pageSize,
            Offset = top is null ? PagingCookie.RowsBefore(cookie, number, pageSize) : 0,
            ReturnTotalCount = wantsCount,
        };
    }
}
