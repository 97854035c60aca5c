using RupnManager.Domain.Regles;

namespace RupnManager.Data;

/// <summary>Rejoue un geste que quelqu'un a devancé : relu, il passe, ou il est refusé avec la vraie raison.</summary>
public static class Reessai
{
    private const int EssaisMaximaux = 60;

    /// <summary>Le geste reçoit le numéro de l'essai, à partir de 1 ; il doit tout relire à chaque fois.</summary>
    public static async Task<T> RejouerAsync<T>(this RupnDbContext db, Func<int, Task<T>> geste, CancellationToken ct = default)
    {
        for (var essai = 1; ; essai++)
        {
            try
            {
                return await geste(essai);
            }
            catch (Exception conflit) when (conflit is ModifieEntreTempsException or DejaEnregistreException && essai < EssaisMaximaux)
            {
                db.ChangeTracker.Clear();
                ct.ThrowIfCancellationRequested();
            }
        }
    }
}
