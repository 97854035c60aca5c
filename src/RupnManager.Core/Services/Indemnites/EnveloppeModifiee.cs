using RupnManager.Data;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Indemnites;

/// <summary>L'enveloppe a bougé pendant la saisie : au deuxième essai, c'est cela que le refus dit.</summary>
internal static class EnveloppeModifiee
{
    public static async Task<T> SousEnveloppeAsync<T>(this RupnDbContext db, int essai, Func<Task<T>> geste)
    {
        try
        {
            return await geste();
        }
        catch (RegleMetierException refus) when (essai > 1 && refus.Regle.Cle == ReglesDesEnveloppes.Insuffisante.Cle)
        {
            throw ReglesDesEnveloppes.Modifiee.Refus(("disponible", db.Enveloppes.Local.Single().Disponible));
        }
    }
}
