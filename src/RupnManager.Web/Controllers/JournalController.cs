using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Journal;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

[Route("journal")]
public sealed class JournalController(LectureDuJournalService journal, VerificationDuJournalService verification, ActeurCourant acteur) : Controller
{
    [HttpGet(""), Authorize(nameof(Permission.ConsulterJournal))]
    public async Task<IActionResult> Index(FiltreDuJournal filtre, CancellationToken ct) => View(await journal.ListerAsync(filtre, acteur.Valeur, ct));

    [HttpGet("{numero:long}"), Authorize(nameof(Permission.ConsulterJournal))]
    public async Task<IActionResult> Details(long numero, CancellationToken ct) => View(await journal.DetailAsync(numero, acteur.Valeur, ct));

    [HttpGet("verification"), Authorize(nameof(Permission.VerifierJournal))]
    public IActionResult Verification() => View();

    [HttpPost("verification"), Authorize(nameof(Permission.VerifierJournal))]
    public async Task<IActionResult> Verifier(CancellationToken ct) => View(nameof(Verification), await verification.VerifierAsync(acteur.Valeur, ct));
}
