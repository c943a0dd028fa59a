from collections import deque

queue = deque()          # 큐 생성

# 데이터 추가
queue.append("고객 A")    # enqueue
queue.append("고객 B")
queue.append("고객 C")

print(queue)  # deque(['고객 A', '고객 B', '고객 C'])

# 데이터 꺼내기
print(queue.popleft())   # dequeue → '고객 A'
print(queue.popleft())   # dequeue → '고객 B'

print(queue)  # deque(['고객 C'])
