using Microsoft.AspNetCore.Mvc;
using RupnManager.Services.Activites;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Components;

/// <summary>La saisie d'une activité en trois touchers, sur l'accueil d'un RUPN ; rien s'il ne peut pas noter aujourd'hui.</summary>
[ViewComponent(Name = "SaisieRapide")]
public sealed class SaisieRapide(SaisieService saisies, ActeurCourant acteur) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        await saisies.DuJourAsync(acteur.Valeur, HttpContext.RequestAborted) is { } choix ? View(choix) : Content("");
}
