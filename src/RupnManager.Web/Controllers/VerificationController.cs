using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RupnManager.Services.LettresDeMission;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

/// <summary>Public, sans compte : cette lettre est-elle authentique ?</summary>
[Route("verification"), AllowAnonymous, EnableRateLimiting(Limites.Verification)]
public sealed class VerificationController(VerificationService verification) : Controller
{
    [HttpGet("")]
    public IActionResult Index(string? code) =>
        string.IsNullOrWhiteSpace(code) ? View() : RedirectToAction(nameof(ParCode), new { code = code.Trim() });

    [HttpGet("{code}")]
    public async Task<IActionResult> ParCode(string code, CancellationToken ct)
    {
        var reponse = await verification.ParCodeAsync(code, ct);
        if (reponse.Verdict is Verdict.Inconnue) Response.StatusCode = StatusCodes.Status404NotFound;
        ViewData["Code"] = code;
        return View("Index", reponse);
    }

    [HttpPost(""), RequestSizeLimit(VerificationService.TailleMaximale)]
    public async Task<IActionResult> Index(IFormFile? fichier, CancellationToken ct)
    {
        var octets = await RedactionController.LireAsync(fichier, ct);
        if (octets.AsSpan().StartsWith("%PDF-"u8)) return View("Index", await verification.ParFichierAsync(octets, ct));
        ModelState.AddModelError("Fichier", octets.Length == 0 ? "Choisissez le PDF à vérifier." : "Ce fichier n'est pas un PDF. Choisissez la lettre au format PDF.");
        return View("Index");
    }
}
