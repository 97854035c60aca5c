using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Acteurs;

namespace RupnManager.Web.Models;

/// <summary>Ce que le formulaire d'affectation propose : les académies, et les établissements qui répondent à la recherche.</summary>
public sealed record ChoixDeLieu(IReadOnlyList<Academie> Academies, IReadOnlyList<EtablissementPossible> Etablissements)
{
    public static async Task<ChoixDeLieu> ChargerAsync(LieuService lieux, AffectationForm form, Acteur acteur, CancellationToken ct)
    {
        var reponses = form.Role?.SExerceEnEtablissement() is true ? await lieux.ChercherAsync(form.Etablissement, acteur, ct) : [];
        return new(await lieux.AcademiesAsync(ct), reponses.Count > 1 ? reponses : []);
    }
}
