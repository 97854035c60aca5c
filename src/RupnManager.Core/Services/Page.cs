using Microsoft.EntityFrameworkCore;

namespace RupnManager.Services;

/// <summary>Une page d'une liste, et combien de lignes elle compte en tout.</summary>
public sealed record PageDe<T>(IReadOnlyList<T> Lignes, int Total, int Numero)
{
    public const int Taille = 50;

    public int Pages => Math.Max(1, (Total + Taille - 1) / Taille);
}

/// <summary>Découpe une requête en pages, dans la base.</summary>
public static class Pagination
{
    /// <summary>La page demandée, ou la dernière si elle est au-delà.</summary>
    public static async Task<PageDe<T>> EnPageAsync<T>(this IQueryable<T> requete, int numero, CancellationToken ct) =>
        await requete.EnPageAsync(numero, await requete.CountAsync(ct), ct);

    /// <summary>La page demandée, d'une requête déjà comptée.</summary>
    public static async Task<PageDe<T>> EnPageAsync<T>(this IQueryable<T> requete, int numero, int total, CancellationToken ct)
    {
        var page = Math.Clamp(numero, 1, Math.Max(1, (total + PageDe<T>.Taille - 1) / PageDe<T>.Taille));
        var lignes = total == 0 ? [] : await requete.Skip((page - 1) * PageDe<T>.Taille).Take(PageDe<T>.Taille).ToListAsync(ct);
        return new(lignes, total, page);
    }
}
