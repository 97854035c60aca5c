using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Campagnes;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Components;

/// <summary>Ce que l'académie dit et attend cette année : message et dates de la campagne, et les autres années ouvertes ; rien s'il n'y en a pas.</summary>
[ViewComponent(Name = "CampagneDeLAnnee")]
public sealed class CampagneDeLAnnee(LectureDesCampagnesService campagnes, ActeurCourant acteur) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(bool breve = false)
    {
        if (!acteur.Valeur.Peut(Permission.ConsulterLettres) || acteur.Valeur.Peut(Permission.GererCampagnes)) return Content("");
        var calendriers = await campagnes.OuvertesAsync(acteur.Valeur, HttpContext.RequestAborted);
        return calendriers.Ouvertes.Count == 0 ? Content("") : View(breve ? "Breve" : "Default", calendriers);
    }
}
