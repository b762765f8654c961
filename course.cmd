@echo off
rem The course command: builds what changed, then runs it.
setlocal
set "cli=%~dp0lib\CourseKit.Cli"
rem Choosing an engine needs none, and is the way back when one cannot be restored.
if /i "%~1"=="engine" goto embedded
dotnet build -c Release -v quiet --nologo "%cli%\CourseKit.Cli.csproj"
if not errorlevel 1 goto run
echo course: the build failed. If the engine is not the embedded one, course engine embedded goes back. 1>&2
if /i "%~1"=="doctor" goto embedded
exit /b 1
:embedded
dotnet run -c Release -p:Engine=embedded --project "%cli%" -- %*
exit /b %ERRORLEVEL%
:run
dotnet run -c Release --no-build --project "%cli%" -- %*
exit /b %ERRORLEVEL%
