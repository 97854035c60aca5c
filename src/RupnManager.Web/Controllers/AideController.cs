using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Controllers;

/// <summary>Le guide, page par page ; chacun trouve d'abord celle de son rôle.</summary>
[AllowAnonymous, Route("aide")]
public sealed class AideController : Controller
{
    private const int UnJour = 86400;

    [HttpGet("{nom?}")]
    public IActionResult Index(string? nom) => Guide.Trouver(nom ?? Guide.Sommaire) is { } page ? View(page) : NotFound();

    [HttpGet("images/{nom}.png"), ResponseCache(Duration = UnJour)]
    public IActionResult Image(string nom) => Guide.Image(nom) is { } image ? File(image, "image/png") : NotFound();
}
