import aiofiles
from fastapi import FastAPI, UploadFile, File

app = FastAPI()

@app.post("/upload")
async def create_upload_file(file: UploadFile = File(...)):
    # 파일을 비동기적으로 쓰기 (논블로킹)
    async with aiofiles.open(file.filename, "wb") as out_file:
        content = await file.read()  # UploadFile의 read는 비동기
        await out_file.write(content)
    
    return {"filename": file.filename, "message": "File uploaded successfully"}

@app.get("/read/{filename}")
async def read_file_content(filename: str):
    # 파일을 비동기적으로 읽기 (논블로킹)
    try:
        async with aiofiles.open(filename, "r") as in_file:
            content = await in_file.read()
        return {"content": content}
    except FileNotFoundError:
        return {"error": "File not found"}
