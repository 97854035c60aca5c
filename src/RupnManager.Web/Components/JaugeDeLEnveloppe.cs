using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Indemnites;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Components;

/// <summary>La jauge de l'enveloppe, sur chaque page d'argent d'un établissement ; rien pour qui ne la voit pas.</summary>
[ViewComponent(Name = "Jauge")]
public sealed class JaugeDeLEnveloppe(JaugeService jauges, ActeurCourant acteur) : ViewComponent
{
    /// <param name="annee">L'année de l'enveloppe.</param>
    /// <param name="etablissement">L'établissement, si ce n'est pas celui où l'on exerce.</param>
    /// <param name="colle">Vrai si la jauge suit le défilement, seule dans sa colonne.</param>
    public async Task<IViewComponentResult> InvokeAsync(AnneeScolaire annee, Guid? etablissement = null, bool colle = true)
    {
        var lieu = etablissement ?? acteur.Valeur.EtablissementId;
        if (lieu is null || !acteur.Valeur.Peut(Permission.ConsulterEnveloppes)) return Content("");
        ViewData["Colle"] = colle;
        return View("/Views/Shared/_Jauge.cshtml", await jauges.DeAsync(lieu.Value, annee, acteur.Valeur, HttpContext.RequestAborted));
    }
}
